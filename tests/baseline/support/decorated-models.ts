// Models of classes and decorators, in TypeScript.
import type { ModelSet } from './model-sets.js';

const OPTIONS = "logging: false, pool: { max: 1 }";

/** sequelize-typescript, over Sequelize 6. */
export const decorated6: ModelSet = {
  name: '6: sequelize-typescript',
  definitions: `import 'reflect-metadata';
import { AllowNull, BelongsTo, Column, DataType, Default, ForeignKey, HasMany, Index, Model, Sequelize, Table } from 'sequelize-typescript';

@Table({ tableName: 'authors' })
class Author extends Model {
  @AllowNull(false) @Index @Column(DataType.STRING(50)) declare fullName: string;
  @Default('draft') @Column(DataType.ENUM('draft', 'known')) declare state: string;
  @HasMany(() => Essay) declare essays: unknown;
}

@Table({ tableName: 'essays', paranoid: true })
class Essay extends Model {
  @Column(DataType.TEXT) declare body: string;
  @ForeignKey(() => Author) @Column(DataType.INTEGER) declare authorId: number;
  @BelongsTo(() => Author) declare author: unknown;
}

export const sequelize = new Sequelize(process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop', { ${OPTIONS}, models: [Author, Essay] });
`,
  change: ['STRING(50)', 'STRING(60)'],
  says: 'table authors, column fullName',
};

/** The decorators of Sequelize 7. */
export const decorated7: ModelSet = {
  name: '7: decorators',
  definitions: `import { DataTypes, Model, Sequelize } from '@sequelize/core';
import { Attribute, AutoIncrement, BelongsTo, Default, Index, NotNull, PrimaryKey, Table, Unique } from '@sequelize/core/decorators-legacy';
import { PostgresDialect } from '@sequelize/postgres';

@Table({ tableName: 'authors', underscored: true })
class Author extends Model {
  @Attribute(DataTypes.INTEGER) @PrimaryKey @AutoIncrement declare id: number;
  @Attribute(DataTypes.STRING(50)) @NotNull @Unique declare fullName: string;
  @Attribute(DataTypes.ENUM('draft', 'known')) @Default('draft') declare state: string;
}

@Table({ tableName: 'essays', paranoid: true })
class Essay extends Model {
  @Attribute(DataTypes.TEXT) @Index declare body: string;
  @Attribute(DataTypes.INTEGER) declare authorId: number;
  @BelongsTo(() => Author, 'authorId') declare author: unknown;
}

export const sequelize = new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL ?? 'postgres://nobody@host.invalid/shop', ${OPTIONS}, models: [Author, Essay] });
`,
  change: ['STRING(50)', 'STRING(60)'],
  says: 'table authors, column full_name',
};
