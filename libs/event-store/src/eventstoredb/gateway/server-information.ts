import type { handleUnaryCall } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import { features, gossip, shared } from './protocol.js';

/** The version whose protocol is spoken. Clients look here for what they may use. */
const SERVER_VERSION = '24.2.0';
const STREAMS = 'event_store.client.streams.Streams';
const READ_FEATURES = ['position', 'events'];

/** Tells clients which methods there are. */
export function supportedMethods(methods: readonly string[]): features.SupportedMethods {
  const message = new features.SupportedMethods().setEventStoreServerVersion(SERVER_VERSION);
  for (const method of methods)
    message.addMethods(
      new features.SupportedMethod()
        .setServiceName(STREAMS)
        .setMethodName(method)
        .setFeaturesList(method === 'read' ? READ_FEATURES : []),
    );
  return message;
}

const instance = randomUUID();

/** A cluster of one: the address under which the client has just reached it. */
export const readGossip: handleUnaryCall<shared.Empty, gossip.ClusterInfo> = (call, answer) => {
  const { hostname, port } = new URL(`http://${call.getHost()}`);
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(instance))
    .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(hostname).setPort(Number(port)));
  answer(null, new gossip.ClusterInfo().setMembersList([member]));
};
