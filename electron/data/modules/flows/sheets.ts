/** 说明书 of items, composed of their own facts. */
import type { Database } from 'better-sqlite3';
import { Refusal } from '#shared/contract/index.ts';
import type { Checked, Output } from '#shared/contract/index.ts';
import { codeLabel } from '#shared/codes/index.ts';
import { sheetParts } from '#shared/domain/lists/sheet.ts';
import { itemsInForce, itemSheet, kindOf, linksOfItem } from '../lists/service.ts';
import { itemTitle, written } from './flows.ts';
import { stepsOfItem } from './rows.ts';

type Sheet = Output<'flows.sheets'>['sheets'][number];

export function sheets(db: Database, station: number, asked: Checked<'flows.sheets'>): Output<'flows.sheets'> {
  if (asked.item !== undefined) {
    const sheet = sheetOf(db, station, asked.item);
    return { kindName: sheet.kindName, sheets: [sheet], total: 1 };
  }
  if (asked.kind === undefined) throw new Refusal('invalidInput', { field: 'kind' });
  const kind = kindOf(db, station, asked.kind);
  const items = itemsInForce(db, station, kind.code);
  const page = items.slice(asked.offset, asked.offset + asked.limit);
  return { kindName: kind.name, sheets: page.map((item) => sheetOf(db, station, item.id)), total: items.length };
}

function sheetOf(db: Database, station: number, id: number): Sheet {
  const facts = itemSheet(db, station, id);
  const { item } = facts;
  const steps = stepsOfItem(db, station, id).map(written);
  const text = (name: string): string => (typeof item[name] === 'string' ? item[name] : '');
  const codes = [text('code'), ...facts.codes.map((c) => `${c.value}（${codeLabel('codeSchemes', c.scheme)}）`)].filter(Boolean);
  const head = [
    { label: '清单类别', text: facts.kindName },
    { label: '职权类型', text: text('type') && codeLabel('itemTypes', text('type')) },
    { label: '领域', text: text('field') },
    { label: '事项编码', text: codes.join('、') },
    { label: '公布文号', text: text('noticeNo') },
  ].filter((h) => h.text !== '');
  const linked = linksOfItem(db, station, id);
  const parts = sheetParts(facts);
  if (linked.length > 0) {
    const lines = linked.map((l) => ({ lead: codeLabel('linkRelations', l.relation), text: l.title }));
    parts.push({ heading: '关联事项', lines, numbered: false });
  }
  return { item: id, title: itemTitle(item), kindName: facts.kindName, head, parts, steps };
}
