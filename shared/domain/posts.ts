/** The post class (3岗) that a written 职务 belongs to, where no column says it. */

/**
 * 书记, 主任, 站长 are heads, their deputies deputies, all others staff. 副 is looked for first (副主任 holds 主任); someone who is head of one body
 * and deputy of another counts as head, and 委员 of the two committees are staff whatever the committee is called.
 */
export function postClassOf(position: string): 'head' | 'deputy' | 'staff' {
  const parts = position
    .replace(/[\s\u3000]/g, '')
    .split(/[、,，;；/兼和及]/)
    .filter(Boolean);
  const classes = parts.map(classOfOne);
  return classes.includes('head') ? 'head' : classes.includes('deputy') ? 'deputy' : 'staff';
}

function classOfOne(part: string): 'head' | 'deputy' | 'staff' {
  if (/副(书记|主任|站长|主席|职)/.test(part)) return 'deputy';
  if (/(助理|秘书|网格长|楼长|组长|小组)$/.test(part)) return 'staff';
  return /(书记|主任|站长|一肩挑|正职)$/.test(part.replace(/[（(].*?[)）]/g, '')) || /^一肩挑/.test(part) ? 'head' : 'staff';
}
