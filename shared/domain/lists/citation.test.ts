import { expect, it } from 'vitest';
import { citationIn } from './citation.ts';

it.each<[string, string, boolean]>([
  ['物业管理条例第19条', '《物业管理条例》第十九条第二款', true],
  ['物业管理条例 第十九条', '《中华人民共和国甲法》第一条；《物业管理条例》第五条、第十九条', true],
  ['《物业管理条例》第十九条第一款', '《物业管理条例》第十九条第二款', false],
  ['物业管理条例第十九条', '《物业管理条例》第十五条至第二十条', true],
  ['物业管理条例第十九条', '《甲法》第十九条、《物业管理条例》第九条', false],
  ['安全生产法第九条', '《中华人民共和国安全生产法》第9条', true],
])('%s in %s: %s', (search, basis, is) => expect(citationIn(search)!.citedBy(basis)).toBe(is));

it('is no other search', () => {
  for (const search of ['物业管理条例', '第十九条', '占道', '', undefined]) expect(citationIn(search)).toBeNull();
});
