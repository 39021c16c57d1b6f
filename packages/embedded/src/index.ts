/** Tessera inside one process: `openEmbedded`. */
export { EmbeddedError, type EmbeddedOptions, openEmbedded } from './open-embedded.ts';
