/** How the published page looks: a screen of any width, a touch screen, paper. */
export const style = `
:root { color-scheme: light; --ink: #1f2328; --soft: #565c64; --line: #d5d0c4; --ground: #f6f4ee; --accent: #8c2f23; --wash: #f3ebe3; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 150px; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.65 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 22px; }
h1 { margin: 0; font-size: 26px; line-height: 1.3; }
header p { margin: 4px 0 12px; color: var(--soft); }
.tools { position: sticky; top: 0; z-index: 1; background: var(--ground); border-bottom: 1px solid var(--line); }
.tools > div { display: none; flex-wrap: wrap; gap: 8px 12px; align-items: end; max-width: 1180px; margin: 0 auto; padding: 10px 20px; }
.ready .tools > div { display: flex; }
label { display: grid; gap: 2px; color: var(--soft); font-size: 14px; }
label.wide { flex: 1 1 260px; }
input, select, button { min-height: 44px; padding: 6px 12px; border: 1px solid #8b867b; border-radius: 4px; background: #fff; color: var(--ink); font: inherit; }
input { width: 100%; }
select { max-width: 240px; }
button { cursor: pointer; }
button:hover { background: var(--wash); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
#found { margin: 0 0 0 auto; line-height: 44px; font-weight: 600; }
h2 { margin: 22px 0 8px; font-size: 18px; }
details { border: 1px solid var(--line); border-radius: 4px; background: #fff; }
details.item { margin-bottom: 6px; content-visibility: auto; contain-intrinsic-size: auto 48px; }
details[open] { border-color: var(--accent); }
summary { position: relative; display: flex; gap: 12px; align-items: baseline; min-height: 44px; padding: 9px 46px 9px 14px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: var(--wash); }
summary::after { content: "＋"; position: absolute; top: 9px; right: 14px; color: var(--accent); font-weight: 700; }
details[open] > summary::after { content: "－"; }
.no { flex: none; min-width: 2em; color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
.title { flex: 1; font-weight: 600; overflow-wrap: anywhere; }
.tag { flex: none; color: var(--soft); font-size: 14px; }
.state { flex: none; padding: 0 8px; border: 1px solid var(--accent); border-radius: 3px; color: var(--accent); font-size: 14px; }
.removed .title { text-decoration: line-through; }
dl { display: grid; grid-template-columns: 8em 1fr; gap: 6px 14px; margin: 0; padding: 12px 16px 14px; border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
figure { margin: 0; padding: 4px 16px 16px; overflow-x: auto; }
figcaption { color: var(--soft); }
figure svg { display: block; max-width: 100%; height: auto; }
.notice { margin-top: 26px; }
.notice div { padding: 4px 16px 14px; border-top: 1px solid var(--line); }
.notice p { margin: 8px 0; text-indent: 2em; }
.notice .sign { text-align: right; }
#nothing { padding: 30px 0; text-align: center; }
footer { padding-top: 18px; padding-bottom: 40px; color: var(--soft); font-size: 14px; }
@media (max-width: 640px) {
  html { scroll-padding-top: 230px; }
  header, main, footer { padding-left: 12px; padding-right: 12px; }
  .tools > div { padding: 8px 12px; gap: 6px 8px; }
  h1 { font-size: 21px; }
  label { flex: 1 1 30%; min-width: 0; }
  label.wide { flex-basis: 100%; }
  select { width: 100%; max-width: none; padding: 6px; }
  summary { flex-wrap: wrap; gap: 2px 8px; }
  .no { min-width: 0; }
  .title { flex-basis: 80%; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
}
@page { size: A4; margin: 14mm 13mm; @bottom-center { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font-size: 9pt; } }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .tools { display: none; }
  details, details[open] { border: 0; border-bottom: .5pt solid #999; border-radius: 0; }
  details.item { margin: 0; break-inside: avoid; content-visibility: visible; }
  details[open].item { break-inside: auto; }
  summary { min-height: 0; padding: 3pt 0; break-after: avoid; }
  summary::after { display: none; }
  h2 { break-after: avoid; }
  dl { padding: 3pt 0 6pt; border: 0; }
}
`;
