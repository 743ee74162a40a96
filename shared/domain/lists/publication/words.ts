/** What a publication says: the title of a list, the wording of its notice, what changed in sum. */
import { codeTable } from '../../../codes/index.ts';

export type Published = {
  number: number;
  noticeNo: string;
  /** YYYY-MM-DD. */
  publishedOn: string;
  total: number;
  added: number;
  changed: number;
  removed: number;
  /** Items by type ('' where they have none). */
  counts: Record<string, number>;
};

/** 权力清单 stays, 属地管理事项 becomes 属地管理事项清单. */
export const listName = (kindName: string): string => (kindName.endsWith('清单') ? kindName : `${kindName}清单`);
export const listTitle = (station: string, kindName: string): string => `${station}${listName(kindName)}`;

/** 2025年7月1日. */
export const chineseDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
};

/** 新增 3 项，取消 1 项; empty where nothing changed. */
export const sumOfChanges = ({ added, changed, removed }: Pick<Published, 'added' | 'changed' | 'removed'>): string =>
  [added && `新增 ${added} 项`, changed && `修改 ${changed} 项`, removed && `取消 ${removed} 项`].filter(Boolean).join('，');

/** 行政许可 8 项、行政处罚 115 项; empty where items have no types. */
export const sumByType = (counts: Record<string, number>): string =>
  codeTable('itemTypes')
    .entries.filter((e) => counts[e.code])
    .map((e) => `${e.label} ${counts[e.code]} 项`)
    .join('、');

export const noticeTitle = (station: string, kindName: string, version: Published): string =>
  `${station}关于公布《${listName(kindName)}》${version.number === 1 ? '' : `（第 ${version.number} 版）`}的公告`;

/** The body of a notice as the program proposes it, one paragraph a line. It cites no law: that is the office's to say. */
export function noticeText(station: string, kindName: string, version: Published): string {
  const types = sumByType(version.counts);
  const changes = sumOfChanges(version);
  const what =
    version.number === 1
      ? '现予公布'
      : `现予公布。本次在第 ${version.number - 1} 版基础上${changes === '' ? '没有增减和修改事项' : changes.replaceAll('，', '、')}`;
  return [
    `《${listTitle(station, kindName)}》已经审核、合法性审查并批准，${what}。`,
    `清单共 ${version.total} 项${types === '' ? '' : `，其中${types}`}。`,
    `本清单自公布之日起施行${version.number === 1 ? '' : `，第 ${version.number - 1} 版同时停止执行`}。`,
  ].join('\n');
}
