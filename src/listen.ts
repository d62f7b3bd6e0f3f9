/** The port: node's server with limits for those who send slowly, so that open connections run out on their side first. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

/** Feishu waits three seconds for an answer; its request is here long before. */
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
};

export function listen(fetch: Hono['fetch'], port: number, ready: (port: number) => void): Server {
  return serve({ fetch, port, serverOptions: LIMITS }, (info) => ready(info.port)) as Server;
}
