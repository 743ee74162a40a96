/** Where the pages of flow charts and sheets are. */
export const flowPath = (item: number): string => `/lists/items/${item}/flow`;
export const missingPath = (kind: string): string => `/lists/flows/${encodeURIComponent(kind)}`;
export const sheetsPath = (kind: string): string => `/lists/sheets/${encodeURIComponent(kind)}`;
