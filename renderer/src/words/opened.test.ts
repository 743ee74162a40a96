import { expect, test } from 'vitest';
import { whyNotOpened } from './opened.ts';

const all = (): boolean => true;
const none = (): boolean => false;

test('each kind of file is taken in where it belongs, by who may', () => {
  expect(whyNotOpened('snapshot', 'county', all)).toBeNull();
  expect(whyNotOpened('receipt', 'street', all)).toBeNull();
  expect(whyNotOpened('card', 'street', all)).toBeNull();
  expect(whyNotOpened('card', 'county', all)).toBeNull();
});

test('elsewhere a sentence says whose it is', () => {
  expect(whyNotOpened('snapshot', 'street', all)).toContain('只有收件的县级能打开');
  expect(whyNotOpened('receipt', 'county', all)).toContain('交给该街道');
  expect(whyNotOpened('card', 'street', none)).toContain('不能登记站卡');
});
