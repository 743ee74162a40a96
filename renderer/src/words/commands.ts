/** What a step of the trail did, in words: the command as the data host records it. */
const commands: Record<string, string> = {
  'station.create': '建立台账',
  'station.confirmRecovery': '确认恢复单已保管',
  'station.renewRecovery': '更换恢复密钥',
  'station.signIn': '登录',
  'station.signOut': '退出',
  'station.recover': '用恢复密钥进入',
  'accounts.add': '添加账户',
  'accounts.setRole': '调整角色',
  'accounts.remove': '移除账户',
  'accounts.resetPassphrase': '重设口令',
  'accounts.changePassphrase': '修改自己的口令',
  'registers.save': '保存记录',
  'registers.remove': '移除记录',
  'registers.restore': '恢复记录',
  'registers.reveal': '查看完整信息',
  'registers.export': '导出表格',
  'registers.undo': '撤销',
  'spreadsheets.apply': '导入表格',
  'snapshots.writeIdentity': '导出解密密钥',
  'snapshots.enrol': '登记站卡',
  'snapshots.export': '导出快照',
  'snapshots.merge': '收取快照',
  'snapshots.receipt': '收取回执',
  'pay.installExample': '装入示例薪酬方案',
  'pay.publish': '发布薪酬方案',
  'backups.make': '备份',
  'backups.restore': '恢复备份',
};

export const commandWords = (command: string): string => commands[command] ?? command;
/** For the filter of the trail. */
export const knownCommands = Object.entries(commands).map(([command, label]) => ({ command, label }));
