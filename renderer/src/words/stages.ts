/** What a job is doing, in words. Stages that no one has named yet show as 正在处理. */
const stages: Record<string, string> = {
  '': '正在准备',
  open: '正在打开文件',
  read: '正在读取',
  find: '正在识别表格',
  check: '正在核对',
  match: '正在比对已有记录',
  write: '正在写入',
  apply: '正在写入台账',
  mark: '正在标注表格',
  backup: '正在备份',
  seal: '正在加密',
  encrypt: '正在加密',
  sign: '正在签名',
  pack: '正在打包',
  hash: '正在计算校验值',
  decrypt: '正在解密',
  verify: '正在验证签名',
  stage: '正在暂存',
  merge: '正在合并',
  receipt: '正在写回执',
  export: '正在导出',
  print: '正在排版打印件',
  reckon: '正在计算薪酬',
  differences: '正在重算以前月份',
};

export const stageWords = (stage: string): string => stages[stage] ?? '正在处理';
