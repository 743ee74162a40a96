/** What a step of the trail says of itself, in words. */
import { fieldOf, register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName } from '#shared/registers/index.ts';
import { roleLabels } from '#shared/domain/permissions.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isProfile, profileWords } from '../snapshots/words.ts';
import { commandWords } from '../../words/commands.ts';

const isRegister = (value: unknown): value is RegisterName => (registerNames as readonly unknown[]).includes(value);
const isRole = (value: unknown): value is Role => typeof value === 'string' && value in roleLabels;

/** Names of the facts a summary may carry; those not named here are for the programmers. */
const labels: Record<string, string> = {
  title: '',
  account: '',
  name: '',
  file: '文件',
  reason: '原因',
  street: '街道',
  sequence: '快照号',
  station: '街道',
  county: '县级',
  code: '代码',
  profile: '内容',
  step: '步号',
  to: '',
  from: '原',
  scheme: '方案',
};

/** `社区工作者：张伟`, `社区工作者 3 条，原因：重复登记` … */
export function summaryWords(summary: Record<string, unknown>): string {
  const parts: string[] = [];
  const { register: name, field, ids, count } = summary;
  if (isRegister(name)) {
    const many = Array.isArray(ids) ? ids.length : typeof count === 'number' ? count : null;
    const what =
      typeof field === 'string' && register(name).fields.some((f) => f.name === field) ? `的${fieldOf(register(name), field).label}` : '';
    parts.push(`${register(name).label}${what}${many === null ? '' : ` ${many} 条`}`);
  }
  for (const [key, label] of Object.entries(labels)) {
    const value = summary[key];
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
    const text = isRole(value) ? roleLabels[value] : isProfile(value) ? profileWords[value].label : String(value);
    parts.push(key === 'to' && !isRole(value) ? `报送给：${text}` : label ? `${label}：${text}` : text);
  }
  if (typeof summary['command'] === 'string') parts.push(commandWords(summary['command']));
  return parts.join('，');
}
