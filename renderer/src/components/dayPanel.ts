/** Element Plus's calendar of a month. */
export { ElDatePickerPanel as default } from 'element-plus';
