/**
 * The list as one page for a web site or a touch screen: everything in one file, nothing asked of any network. Its policy lets run only the
 * script and the style it came with, each named by its hash, so words of an item could not act even if escaping failed.
 */
import { createHash } from 'node:crypto';
import { itemFields } from '#shared/domain/lists/fields.ts';
import { bodiesOf } from '#shared/domain/lists/parts.ts';
import { printed, printedGroups } from '#shared/domain/lists/publication/layout.ts';
import { chineseDate, listTitle, noticeTitle, sumOfChanges } from '#shared/domain/lists/publication/words.ts';
import { register } from '#shared/registers/index.ts';
import type { Value } from '#shared/registers/index.ts';
import { derived } from '../../../registers/service.ts';
import { titleIn } from '../../lists/service.ts';
import type { PublishedList, VersionChange } from '../../lists/service.ts';
import { html, Markup } from './html.ts';
import { behave } from './script.ts';
import { style } from './style.ts';

type Item = PublishedList['items'][number];
export type PageOptions = {
  station: string;
  list: PublishedList;
  changes: readonly VersionChange[];
  /** The body of the notice, one paragraph a line. */
  notice: string;
  /** Flow charts (SVG of our own drawing) by item. */
  charts?: ReadonlyMap<number, string>;
};
type Words = Record<string, Value>;

const script = `(${behave.toString()})();`;
const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${digest(script)}`,
  `style-src ${digest(style)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const states = { added: '本次新增', changed: '本次修改', removed: '本次取消' } as const;
type State = keyof typeof states;

/** The sheet of an item: what the list's columns say, then what else was published of it. */
function facts(list: PublishedList, item: Words): { label: string; text: string }[] {
  const columns = list.kind.columns.filter((c) => c.field !== 'orderNo');
  const rest = itemFields.filter((f) => !f.ordering && !list.kind.columns.some((c) => c.field === f.name));
  return [
    ...columns.map((c) => ({
      label: c.over === undefined ? c.heading : `${c.over}（${c.heading}）`,
      text: printed(c.field, item[c.field]),
    })),
    ...rest.map((f) => ({ label: f.label, text: printed(f.name, item[f.name]) })),
  ].filter((fact) => fact.text !== '');
}

const initialsOf = (title: Value | undefined): string => derived(register('items'), { title }).pinyin;

/** Every body that an item names, in the order in which the list first names them. */
function bodiesIn(items: readonly Words[]): string[] {
  return [...new Set(items.flatMap((item) => bodiesOf(item).map((b) => b.body)))];
}

function entry(
  { list, charts }: PageOptions,
  item: Words,
  given: { id: number | null; no: number | null; state: State | null; bodies: readonly string[] },
): Markup {
  const type = printed('type', item['type']);
  const chart = given.id === null ? undefined : charts?.get(given.id);
  const own = bodiesOf(item).map((b) => given.bodies.indexOf(b.body) + 1);
  return html`<details
    class="item ${given.state}"
    id="${given.id === null ? '' : `${given.state === 'removed' ? 'gone' : 'item'}${given.id}`}"
    data-type="${item['type'] ?? ''}"
    data-body="${[...new Set(own)].join(' ')}"
    data-state="${given.state}"
    data-initials="${initialsOf(item['title'])}"
  >
    <summary>
      <span class="no">${given.no}</span
      ><span class="title">${titleIn(item)}</span>${given.state && html`<span class="state">${states[given.state]}</span>`}<span class="tag"
        >${type || printed('field', item['field'])}</span
      >
    </summary>
    <dl>
      ${facts(list, item).map(
        (f) =>
          html`<dt>${f.label}</dt>
            <dd>${f.text}</dd>`,
      )}
    </dl>
    ${
      chart !== undefined &&
      html`<figure>
        <figcaption>办理流程图</figcaption>
        ${new Markup(chart)}
      </figure>`
    }
  </details>`;
}

/** A filter; where there is nothing to choose between there is none. */
const select = (id: string, label: string, all: string, options: readonly { value: string; label: string }[], least = 2): Markup | false =>
  options.length >= least &&
  html`<label
    >${label}<select id="${id}">
      <option value="">${all}</option>
      ${options.map((o) => html`<option value="${o.value}">${o.label}</option>`)}
    </select></label
  >`;

/** The page whole, as text. */
export function publicPage(options: PageOptions): string {
  const { station, list, changes, notice } = options;
  const { kind, version, items } = list;
  const groups = printedGroups(kind, items);
  const gone = changes.filter((c) => c.change === 'removed');
  const taken = gone.map((c) => Object.fromEntries<Value>(c.fields.map((f) => [f.field, f.before])));
  const bodies = bodiesIn([...items, ...taken]);
  const stateOf = new Map(changes.flatMap((c) => (c.item === null ? [] : [[c.item, c.change] as const])));
  const types = [...new Set(items.map((item) => item['type']).filter((t) => typeof t === 'string'))];
  const present = (Object.keys(states) as State[]).filter((state) => changes.some((c) => c.change === state));
  const title = listTitle(station, kind.name);
  const changed = sumOfChanges(version);
  const shown = (item: Item, no: number): Markup => entry(options, item, { id: item.id, no, state: stateOf.get(item.id) ?? null, bodies });
  const body = html`<header>
      <h1>${title}</h1>
      <p>
        第 ${version.number} 版　${version.noticeNo}　${chineseDate(version.publishedOn)}公布　共 ${version.total}
        项${version.number > 1 && changed !== '' && html` 　比上一版${changed}`}
      </p>
    </header>
    <div class="tools" role="search">
      <div>
        <label class="wide">查找<input id="search" type="search" autocomplete="off" placeholder="名称、依据、单位，或拼音首字母" /></label>
        ${select(
          'type',
          '类型',
          '全部类型',
          types.map((t) => ({ value: t, label: printed('type', t) })),
        )}
        ${select(
          'body',
          '单位',
          '全部单位',
          bodies.map((name, i) => ({ value: String(i + 1), label: name })),
        )}
        ${select(
          'state',
          '状态',
          '现行有效',
          present.map((state) => ({ value: state, label: states[state] })),
          1,
        )}
        <button id="clear" type="button">清除</button>
        <button id="print" type="button">打印</button>
        <p id="found" aria-live="polite">共 ${version.total} 项</p>
      </div>
    </div>
    <main>
      ${groups.map(
        (group) =>
          html`<section class="group">
            ${group.heading !== null && html`<h2>${group.heading}</h2>`} ${group.rows.map(({ item, no }) => shown(item, no))}
          </section>`,
      )}
      ${
        gone.length > 0 &&
        html`<section class="group" hidden>
          <h2>本次取消的事项（${gone.length}项）</h2>
          ${gone.map((c, i) => entry(options, taken[i]!, { id: c.item, no: i + 1, state: 'removed', bodies }))}
        </section>`
      }
      <p id="nothing" hidden>没有符合条件的事项。请换个词再找，或点“清除”。</p>
      <details class="notice">
        <summary><span class="title">公告</span></summary>
        <div>
          <p class="title">${noticeTitle(station, kind.name, version)}</p>
          ${notice.split('\n').map((line) => line.trim() !== '' && html`<p>${line}</p>`)}
          <p class="sign">${station}<br />${chineseDate(version.publishedOn)}</p>
        </div>
      </details>
    </main>
    <footer>点事项看详情。按 / 键查找，上下键逐项移动，Esc 键收起。</footer>`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${html`${title}`.text}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body.text}
<script>${script}</script>
</body>
</html>
`;
}
