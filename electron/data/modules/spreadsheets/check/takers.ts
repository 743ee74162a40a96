/** Who takes over a withdrawn matter and how, where a list has both in one cell: 承接部门：县农业农村局。工作方式：… or 县综合行政执法局：直接开展. */
import type { Value } from '#shared/registers/index.ts';

const labelled = /^承接部门[:：]\s*([\s\S]+?)[\s。；;，,]*工作方式(?:及措施)?[:：]\s*([\s\S]+)$/;
const bare = /^([^:：。\n]{2,40}[局委办部会院队所组])[:：]\s*([\s\S]+)$/;

/** Parts `method` into body and way where no column names the body. */
export function splitTaker(values: Record<string, Value>): void {
  const { method, leadBody } = values;
  if (typeof method !== 'string' || leadBody != null) return;
  const m = labelled.exec(method) ?? bare.exec(method);
  if (!m) return;
  values['leadBody'] = m[1]!;
  values['method'] = m[2]!;
}
