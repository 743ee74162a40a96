/** Why a person has no grade, in words. */
import { fieldOf, register } from '#shared/registers/index.ts';

/** `missing` as `pay.worker` names it: fields of the worker; `status` where the person is not in service. */
export function missingWords(missing: readonly string[]): string {
  if (missing.length === 0) return '';
  if (missing.includes('status')) return '这一天不在岗';
  if (missing.includes('base')) return '方案在这一天没有基数，请在方案中补上';
  if (missing.includes('coefficient')) return '方案没有这一薪级的系数，请在方案中补上';
  if (missing.includes('postSince')) return '缺任现岗位的开始日期，请在花名册或任职经历中补填';
  const workers = register('workers');
  return `缺${missing.map((name) => `“${fieldOf(workers, name).label}”`).join('、')}，请在花名册中补填`;
}
