/** 权责清单 with a life. Other modules use this file only. */
export { listOn } from './asOf.ts';
export { titleIn } from './differences.ts';
export { guardLists } from './guard.ts';
export { itemSheet } from './itemSheet.ts';
export { kindNameOf, kindOf, kindsOf } from './kinds.ts';
export { itemsInForce, linksOfItem } from './rows.ts';
export { awaitingApproval } from './proposals.ts';
export { readItems } from './readOut.ts';
export { closedLists, columnsOfKind, kindInTitles, kindNames, proposeImported, saysSomething } from './imports.ts';
export type { Compared, Incoming } from './imports.ts';
export { changesBy, publishedList } from './published.ts';
export type { PublishedList, VersionChange } from './published.ts';
export { listAt } from './versions.ts';
