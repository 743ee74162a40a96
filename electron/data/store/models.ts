/** Sequelize models: one a register, made from its declaration, and the accounts. They serve single records and never leave the data host. */
import { createRequire } from 'node:module';
import type { DataTypes as Types, ModelAttributes, ModelStatic, Model, Sequelize } from 'sequelize';
import type { Database } from 'better-sqlite3';
import { columnOf, registers } from '#shared/registers/index.ts';
import type { Field, Register, RegisterName } from '#shared/registers/index.ts';
import { dialectOver } from './sequelize-adapter.ts';

const isInteger = (field: Field): boolean => ['integer', 'fen', 'ratio', 'boolean', 'link'].includes(field.type);

/** Loaded at the first write: half of what a start that only reads would spend on libraries. */
const library = (): typeof import('sequelize') => createRequire(import.meta.url)('sequelize') as typeof import('sequelize');

function attributes(r: Register, DataTypes: typeof Types): ModelAttributes {
  const own: ModelAttributes = {
    station: { type: DataTypes.INTEGER, primaryKey: true },
    id: { type: DataTypes.INTEGER, primaryKey: true },
  };
  for (const field of r.fields) {
    own[field.name] = {
      type: isInteger(field) ? DataTypes.INTEGER : DataTypes.TEXT,
      field: columnOf(field.name),
      allowNull: !field.required,
    };
  }
  for (const name of ['pinyin', 'search', 'createdAt', 'updatedAt'])
    own[name] = { type: DataTypes.TEXT, field: columnOf(name), allowNull: false };
  own['revision'] = { type: DataTypes.INTEGER, allowNull: false };
  own['removedAt'] = { type: DataTypes.TEXT, field: 'removed_at' };
  return own;
}

export function sequelizeOver(handle: Database): Sequelize {
  const { DataTypes, Sequelize } = library();
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    dialectModule: dialectOver(handle),
    storage: handle.name,
    logging: false,
    define: { timestamps: false, freezeTableName: true },
    pool: { max: 1, min: 0 },
  });
  for (const r of registers) sequelize.define(r.name, attributes(r, DataTypes), { tableName: r.table });
  sequelize.define(
    'account',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      name: { type: DataTypes.TEXT, allowNull: false },
      role: { type: DataTypes.TEXT, allowNull: false },
      active: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
      createdAt: { type: DataTypes.TEXT, field: 'created_at', allowNull: false },
      lastSignInAt: { type: DataTypes.TEXT, field: 'last_sign_in_at' },
      publicKeys: { type: DataTypes.TEXT, field: 'public_keys' },
    },
    { tableName: 'accounts' },
  );
  return sequelize;
}

export const modelOf = (sequelize: Sequelize, name: RegisterName | 'account'): ModelStatic<Model> => sequelize.model(name);
