/** The configuration of a product from one table of its keys. `store` and `pd` each have their table and rules. */
export { ConfigTable, type ConfigTableOptions } from './config-table.ts';
export * from './item.ts';
export { nearestKey } from './nearest.ts';
