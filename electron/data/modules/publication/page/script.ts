/**
 * What the published page does in a reader's browser. The function goes into the page as its own source text (`toString`), so it uses nothing
 * from outside itself. Without it the page is still the whole list, which opens item by item.
 */
export function behave(): void {
  const one = <E extends HTMLElement>(id: string): E | null => document.getElementById(id) as E | null;
  const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
  const items = [...document.querySelectorAll<HTMLDetailsElement>('details.item')];
  const texts = items.map((item) => `${fold(item.textContent)}\n${item.dataset['initials'] ?? ''}`);
  const sections = [...document.querySelectorAll<HTMLElement>('section.group')];
  const search = one<HTMLInputElement>('search');
  const selects = ['type', 'body', 'state'].map((name) => ({ name, select: one<HTMLSelectElement>(name) }));
  const found = one('found');
  const nothing = one('nothing');
  if (!search || !found || !nothing) return;

  const fits = (item: HTMLElement, name: string, wanted: string): boolean => {
    const own = item.dataset[name] ?? '';
    // What was taken out is no longer in the list: it shows when it is asked for.
    if (name === 'state' && wanted === '') return own !== 'removed';
    return wanted === '' || own.split(' ').includes(wanted);
  };
  function apply(): void {
    const words = fold(search!.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [i, item] of items.entries()) {
      const shown =
        words.every((word) => texts[i]!.includes(word)) && selects.every(({ name, select }) => fits(item, name, select?.value ?? ''));
      item.hidden = !shown;
      if (shown) count += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector('details.item:not([hidden])');
    const narrowed = words.length > 0 || selects.some(({ select }) => select && select.value !== '');
    found!.textContent = narrowed ? `找到 ${count} 项` : `共 ${count} 项`;
    nothing!.hidden = count > 0;
  }
  function clear(): void {
    search!.value = '';
    for (const { select } of selects) if (select) select.value = '';
    apply();
  }
  function openNamed(): void {
    const item = location.hash.length > 1 ? items.find((i) => `#${i.id}` === location.hash) : undefined;
    if (!item) return;
    if (item.hidden) clear();
    item.open = true;
    item.scrollIntoView();
    item.querySelector('summary')?.focus();
  }

  search.addEventListener('input', apply);
  for (const { select } of selects) select?.addEventListener('change', apply);
  one('clear')?.addEventListener('click', () => {
    clear();
    search.focus();
  });
  one('print')?.addEventListener('click', () => window.print());
  window.addEventListener('hashchange', openNamed);
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = document.activeElement;
    if (event.key === '/' && at !== search) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape') {
      if (at instanceof HTMLElement && at.closest('details[open]')) {
        const item = at.closest<HTMLDetailsElement>('details[open]')!;
        item.open = false;
        item.querySelector('summary')?.focus();
      } else clear();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (at === search || at?.tagName === 'SUMMARY')) {
      const shown = items.filter((item) => !item.hidden);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = shown[at === search ? (step === 1 ? 0 : -1) : shown.findIndex((item) => item.contains(at)) + step];
      event.preventDefault();
      (next?.querySelector('summary') ?? search).focus();
    }
  });
  document.documentElement.classList.add('ready');
  apply();
  openNamed();
}
