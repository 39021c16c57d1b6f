export * from './network.ts';
export * from './ports.ts';
