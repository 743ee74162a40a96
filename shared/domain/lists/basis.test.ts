import { describe, expect, it } from 'vitest';
import { parseBasis, provisionLabel, statuteKey } from './basis.ts';
import { numberOf, numeralOf } from './numerals.ts';

const read = (text: string, before = ''): string[] =>
  parseBasis(text, parseBasis(before)).map((r) => (r.understood ? `${r.statute} ${provisionLabel(r)}`.trim() : `? ${r.cited}`));

describe('the wording of a basis', () => {
  it.each<[string, string[]]>([
    ['《甲条例》第十八条第二款', ['甲条例 第十八条第二款']],
    ['《甲法》第34条第2款第(三)项', ['甲法 第三十四条第二款第（三）项']],
    ['《甲法》第四十二条之一', ['甲法 第四十二条之一']],
    ['《甲法》第五条、第八条；《乙办法》第三条', ['甲法 第五条', '甲法 第八条', '乙办法 第三条']],
    ['《甲法》第五条和《乙条例》第六条', ['甲法 第五条', '乙条例 第六条']],
    ['《甲法》第六条第一款、第三款', ['甲法 第六条第一款', '甲法 第六条第三款']],
    ['《甲法》第六条第（一）、（三）项', ['甲法 第六条第（一）项', '甲法 第六条第（三）项']],
    ['《甲法》第十五条至第十八条', ['甲法 第十五条', '甲法 第十六条', '甲法 第十七条', '甲法 第十八条']],
    ['《中华人民共和国甲法（2021修正）》第九条', ['中华人民共和国甲法 第九条']],
    ['《甲法》、《甲法》第三条', ['甲法 第三条']],
    ['根据《关于印发〈甲办法〉的通知》（示府办〔2020〕3号）等有关规定', ['关于印发〈甲办法〉的通知']],
    ['示红办发〔2025〕7号', ['示红办发〔2025〕7号']],
    ['1.《甲法》第三条：“依照第五条规定办理。”2.《乙法》第六条', ['甲法 第三条', '乙法 第六条']],
    ['《甲法》第九条；县委常委会会议纪要', ['甲法 第九条', '? 县委常委会会议纪要']],
    ['第三条', ['? 第三条']],
    ['', []],
  ])('%s', (text, references) => expect(read(text)).toEqual(references));

  it('may point to the item above', () => {
    expect(read('同上', '《甲法》第三条、第五条')).toEqual(['甲法 第三条', '甲法 第五条']);
    expect(read('同上第七条', '《甲法》第三条')).toEqual(['甲法 第七条']);
    expect(read('同上')).toEqual(['? 同上']);
  });

  it('keeps the document number that stands behind a title, and the words of each piece', () => {
    expect(parseBasis('《甲办法》（示府办〔2020〕3号）第六条')).toMatchObject([
      { number: '示府办〔2020〕3号', cited: '《甲办法》（示府办〔2020〕3号）第六条' },
    ]);
    expect(statuteKey('《中华人民共和国安全生产法》')).toBe(statuteKey('安全生产法'));
  });

  it('reads numerals as it writes them', () => {
    for (let n = 1; n <= 1300; n++) expect(numberOf(numeralOf(n)), numeralOf(n)).toBe(n);
    expect([numberOf('一百零五'), numberOf('１２'), numberOf('一一五'), numberOf('无')]).toEqual([105, 12, 115, null]);
  });
});
