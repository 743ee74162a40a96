/** 全年一次性奖金: how an addition that is one is taxed (`lower`, `apart`, `together`); null where it is none or says so by its name alone. */
export const up = `
ALTER TABLE pay_items ADD COLUMN bonus_tax TEXT;
`;
