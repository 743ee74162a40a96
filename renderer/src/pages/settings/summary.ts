/** What a step of the trail says of itself, in words. */
import { codeLabel } from '#shared/codes/index.ts';
import type { CodeTableName } from '#shared/codes/index.ts';
import { fieldOf, register, registerNames } from '#shared/registers/index.ts';
import type { RegisterName, Value } from '#shared/registers/index.ts';
import { roleLabels } from '#shared/domain/permissions.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isProfile, profileWords } from '../snapshots/words.ts';
import { commandWords } from '../../words/commands.ts';
import { valueText } from '../../words/values.ts';

type Summary = Readonly<Record<string, unknown>>;
const isRegister = (value: unknown): value is RegisterName => (registerNames as readonly unknown[]).includes(value);
const isRole = (value: unknown): value is Role => typeof value === 'string' && value in roleLabels;
const proposalSteps: Record<string, string> = {
  review: '提交审核',
  legality: '合法性审查',
  approve: '批准',
  return: '退回',
  withdraw: '撤回',
};

/** Facts whose label says all; those not named here or below are for the programmers. */
const labels: Record<string, string> = {
  account: '',
  name: '',
  noticeNo: '公布文号',
  date: '公布日期',
  on: '日期',
  period: '月份',
  file: '文件',
  street: '街道',
  sequence: '快照号',
  station: '街道',
  county: '县级',
  code: '代码',
  body: '部门',
  scheme: '方案号',
  proposal: '方案号',
};

const coded = (table: CodeTableName, value: unknown): string => codeLabel(table, String(value));

/** Facts that hang on what was done: the word `to` means a county, a role or a state. */
function particular(command: string, key: string, value: unknown, summary: Summary): string | null {
  switch (key) {
    case 'title':
      return titleText(value, summary);
    case 'role':
      return isRole(value) ? `角色：${roleLabels[value]}` : null;
    case 'profile':
      return isProfile(value) ? `内容：${profileWords[value].label}` : null;
    case 'kind':
      if (command.startsWith('payruns.')) return coded('payRunKinds', value);
      return /^(lists|publication)\./.test(command) ? coded('itemKinds', value) : null;
    case 'step':
      return command === 'lists.step' ? (proposalSteps[String(value)] ?? null) : `步号：${String(value)}`;
    case 'reason':
      return `原因：${command === 'lists.reason' ? coded('changeReasons', value) : String(value)}`;
    case 'from':
      return isRole(value) ? `原：${roleLabels[value]}` : `从 ${String(value)}`;
    case 'until':
      return `到 ${String(value)}`;
    case 'to':
      if (isRole(value)) return `改为：${roleLabels[value]}`;
      return command === 'payruns.advance' ? coded('payRunStatuses', value) : `报送给：${String(value)}`;
    case 'moved':
      return `变动 ${String(value)} 人`;
    case 'count':
      return command === 'lists.propose' ? `${String(value)} 项` : null;
    case 'version':
      return `第 ${String(value)} 版`;
    default:
      return null;
  }
}

/** Of a record that is called by a code, what the code means. */
function titleText(value: unknown, { register: name }: Summary): string {
  if (!isRegister(name)) return String(value);
  return valueText(fieldOf(register(name), register(name).title), value as Value);
}

/** Which records a step was about: `社区工作者 3 条`, `社区工作者的身份证号 1 条`. */
function recordsText({ register: name, field, ids, count }: Summary): string | null {
  if (!isRegister(name)) return null;
  const many = Array.isArray(ids) ? ids.length : typeof count === 'number' ? count : null;
  const what =
    typeof field === 'string' && register(name).fields.some((f) => f.name === field) ? `的${fieldOf(register(name), field).label}` : '';
  return `${register(name).label}${what}${many === null ? '' : ` ${many} 条`}`;
}

type Table = { register?: unknown; added?: number; changed?: number };
const tableText = ({ register: name, added = 0, changed = 0 }: Table): string =>
  `${isRegister(name) ? register(name).label : '表格'}新增 ${added}、更新 ${changed}`;

/** `社区工作者，张伟`; `社区工作者 3 条，原因：重复登记`; `月份：2026-09，已发放` … */
export function summaryWords(command: string, summary: Summary): string {
  const parts: (string | null)[] = [recordsText(summary)];
  for (const [key, value] of Object.entries(summary)) {
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
    const label = labels[key];
    parts.push(label === undefined ? particular(command, key, value, summary) : label ? `${label}：${value}` : String(value));
  }
  const { stations, tables, command: undone } = summary;
  if (Array.isArray(stations)) parts.push(...(stations as { name: string }[]).map(({ name }) => name));
  if (Array.isArray(tables)) parts.push(...(tables as Table[]).map(tableText));
  if (typeof undone === 'string') parts.push(commandWords(undone));
  return parts.filter(Boolean).join('，');
}
