import { expect, test } from 'vitest';
import { summaryWords } from './summary.ts';

test('a step of the trail says in words what was done, whatever its facts are called', () => {
  const said: [command: string, summary: Record<string, unknown>, words: string][] = [
    ['payruns.create', { period: '2026-09', kind: 'ordinary' }, '月份：2026-09，正常发放'],
    ['payruns.advance', { run: 3, period: '2026-09', to: 'paid' }, '月份：2026-09，已发放'],
    ['snapshots.export', { sequence: 2, to: '520699', profile: 'full' }, '快照号：2，报送给：520699，内容：完整'],
    ['accounts.add', { account: '王审', role: 'leader' }, '王审，角色：领导'],
    ['accounts.setRole', { account: '王审', from: 'leader', to: 'auditor' }, '王审，原：领导，改为：审计员'],
    ['lists.step', { proposal: 1, step: 'legality' }, '方案号：1，合法性审查'],
    ['lists.propose', { kind: 'power', count: 2 }, '权力清单，2 项'],
    [
      'lists.publish',
      { proposal: 1, noticeNo: '示红办发〔2026〕7号', date: '2026-07-01' },
      '方案号：1，公布文号：示红办发〔2026〕7号，公布日期：2026-07-01',
    ],
    ['registers.save', { register: 'certificates', title: 'assistant' }, '职业资格证书，助理社会工作师'],
    ['registers.remove', { register: 'items', count: 1, reason: '清单调整' }, '权责事项 1 条，原因：清单调整'],
    ['registers.undo', { step: 74, command: 'registers.save' }, '步号：74，保存记录'],
    ['listUse.countsWorkbook', { register: 'sealUses', from: '2026-01-01', until: '2026-06-30' }, '用印登记，从 2026-01-01，到 2026-06-30'],
    ['snapshots.enrol', { stations: [{ code: '520699', name: '示例县' }] }, '示例县'],
    [
      'spreadsheets.apply',
      { file: '花名册.xlsx', tables: [{ sheet: '花名册', register: 'workers', added: 38, changed: 2 }] },
      '文件：花名册.xlsx，社区工作者新增 38、更新 2',
    ],
  ];
  for (const [command, summary, words] of said) expect(summaryWords(command, summary), command).toBe(words);
});
