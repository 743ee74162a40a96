/** What is due, in words, with the way to it. */
import type { Output } from '#shared/contract/index.ts';

export type Due = Output<'station.overview'>['due'][number];
export type DueWords = { kind: 'caution' | 'danger'; state: string; text: string; to: string; action: string };

export function dueWords(due: Due): DueWords {
  const record = due.register && due.id !== null ? `/registers/${due.register}?open=${due.id}` : '/home';
  switch (due.kind) {
    case 'termEnding':
      return { kind: 'caution', state: '即将届满', text: `${due.title}，任期至 ${due.on ?? ''}`, to: record, action: '查看' };
    case 'termEnded':
      return {
        kind: 'danger',
        state: '任期已满',
        text: `${due.title}，${due.on ?? ''} 届满，请续聘或登记卸任`,
        to: record,
        action: '处理',
      };
    case 'answerDue':
      return { kind: 'caution', state: '待答复', text: `${due.title}，答复期限 ${due.on ?? ''}`, to: record, action: '答复' };
    case 'answerLate':
      return { kind: 'danger', state: '逾期未答复', text: `${due.title}，答复期限 ${due.on ?? ''}`, to: record, action: '答复' };
    case 'listApproval':
      return { kind: 'caution', state: '等您批准', text: `调整方案：${due.title}`, to: `/lists/proposals/${due.id}`, action: '去批准' };
    case 'gradeApproval':
      return { kind: 'caution', state: '等您批准', text: due.title, to: `/pay/regrade/${due.id}`, action: '去批准' };
    case 'runApproval':
      return { kind: 'caution', state: '等您审批', text: due.title, to: `/pay/runs/${due.id}`, action: '去审批' };
    case 'recoveryNotConfirmed':
      return {
        kind: 'danger',
        state: '未确认',
        text: '恢复单还没有确认保管，忘记口令将无法找回台账',
        to: '/settings/backups',
        action: '去确认',
      };
    case 'noSnapshot':
      return {
        kind: 'caution',
        state: '未报送',
        text: due.on ? `${due.on} 以后没有向县级报送快照` : '还没有向县级报送过快照',
        to: '/snapshots',
        action: '封装快照',
      };
    case 'backupOld':
      return {
        kind: 'caution',
        state: '备份过期',
        text: due.on ? `最近一次备份在 ${due.on}` : '还没有备份',
        to: '/settings/backups',
        action: '立即备份',
      };
    case 'storeDamaged':
      return {
        kind: 'danger',
        state: '文件损坏',
        text: '台账文件有读不出的地方，请先停止登记，再检查并从备份恢复',
        to: '/settings/verify',
        action: '去检查',
      };
    case 'secondPlaceOld':
      return {
        kind: 'caution',
        state: '备份未外存',
        text: due.on ? `第二存放处最近一份备份在 ${due.on}` : '第二存放处还没有备份',
        to: '/settings/backups',
        action: '去查看',
      };
  }
}
