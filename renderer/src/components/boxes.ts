/** Element Plus's messages and questions: `notify.ts` fetches them when there is something to say. */
export { ElMessage, ElMessageBox } from 'element-plus';
