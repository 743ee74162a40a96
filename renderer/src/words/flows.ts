/** What the checks of a flow chart and of instruction sheets say. */
import type { FlowFinding } from '#shared/domain/lists/flow/check.ts';
import { notes } from '#shared/domain/lists/flow/check.ts';
import type { SheetFact } from '#shared/domain/lists/sheet.ts';

const sentences: Record<FlowFinding['check'], (p: FlowFinding['params']) => string> = {
  noStart: () => '没有“开始”。请把第一步的类型改为“开始”。',
  noEnd: () => '没有“结束”。请把最后一步的类型改为“结束”。',
  untitled: () => '没有写环节名称。',
  unread: (p) => `下一步“${p['written']}”看不明白。请写成“通过→5；不通过→2”或只写步骤号。`,
  nowhere: (p) => `下一步指向第 ${p['to']} 步，但没有这一步。`,
  unreached: () => '没有哪一步通到这里。请在前面的“下一步”里写上它，或删去。',
  stops: () => '到这里就断了。请写明下一步，或把类型改为“结束”。',
  endless: () => '从这里走不到“结束”。请检查下一步。',
  oneWay: () => '是“判断”，却只有一个去向。请再写一个去向，或把类型改为“环节”。',
  unnamedWay: (p) => `通往第 ${p['to']} 步的去向没有写条件。请写成“通过→${p['to']}”。`,
  endLeadsOn: () => '是“结束”，却还有下一步。请清空下一步，或改类型。',
  loop: (p) => `会退回第 ${p['to']} 步。`,
  overLimit: (p) => `各环节时限最长合计 ${p['sum']} 天，超过事项的时限“${p['promised']}”。`,
};

/** 第 3 步“审查”：到这里就断了…… */
export function findingSentence({ check, no, params }: FlowFinding): string {
  const sentence = sentences[check](params);
  if (no === null) return sentence;
  return `第 ${no} 步${params['title'] ? `“${params['title']}”` : ''}${/^[会]/.test(sentence) ? '' : '：'}${sentence}`;
}
export const isNote = (finding: FlowFinding): boolean => notes.has(finding.check);

export const factLabels: Record<SheetFact | 'faulty', string> = {
  basis: '依据',
  who: '责任单位',
  duty: '职责或责任事项',
  limit: '办理时限',
  liability: '追责情形',
  supervision: '监督方式',
  flow: '流程图',
  faulty: '流程图有问题',
};
