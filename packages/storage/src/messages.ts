/** The protocol's packages that commands speak, under their own names. */
export * as errorpb from '@tessera/proto/errorpb';
export * as kvrpcpb from '@tessera/proto/kvrpcpb';
export * as metapb from '@tessera/proto/metapb';
