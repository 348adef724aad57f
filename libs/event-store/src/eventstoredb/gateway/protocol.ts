/**
 * EventStoreDB's service definitions and messages, as they ship inside the official client's package. They are CommonJS
 * whose names Node cannot see from outside, hence one default import each.
 */
export { default as features } from '@eventstore/db-client/generated/serverfeatures_pb.js';
export { default as featuresGrpc } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
export { default as gossip } from '@eventstore/db-client/generated/gossip_pb.js';
export { default as gossipGrpc } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
export { default as rpc } from '@eventstore/db-client/generated/status_pb.js';
export { default as shared } from '@eventstore/db-client/generated/shared_pb.js';
export { default as streams } from '@eventstore/db-client/generated/streams_pb.js';
export { default as streamsGrpc } from '@eventstore/db-client/generated/streams_grpc_pb.js';
