/** The schemes that come with the program (`resources/schemes/`): the made-up 示例方案, two real tables, two reconstructed ones. */
import { schemeDocument } from '#shared/domain/pay/index.ts';
import type { SchemeDocument } from '#shared/domain/pay/index.ts';
import additive from '../../../../resources/schemes/additive-3x12.json' with { type: 'json' };
import example from '../../../../resources/schemes/example.json' with { type: 'json' };
import hohhot from '../../../../resources/schemes/hohhot.json' with { type: 'json' };
import jinzhou from '../../../../resources/schemes/jinzhou.json' with { type: 'json' };
import xiangan from '../../../../resources/schemes/xiangan-2013.json' with { type: 'json' };

const shipped: Record<string, unknown> = { example, 'xiangan-2013': xiangan, 'additive-3x12': additive, hohhot, jinzhou };

/** By key, in the order in which they are offered. */
export const catalogue = (): { key: string; document: SchemeDocument }[] =>
  Object.entries(shipped).map(([key, json]) => ({ key, document: schemeDocument.parse(json) }));
