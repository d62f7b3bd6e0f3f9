import { type Context, Hono } from 'hono';
import { ScriptRefusal } from '../errors.ts';
import type { Postman } from '../postman.ts';
import { revokeTokens } from '../wire/auth.ts';
import { words } from '../words.ts';
import { type World, wipe } from '../world.ts';
import type { Exchange } from '../ws/exchange.ts';
import { disband, listChats, makeChat, moveBot, moveMembers } from './chats.ts';
import { readClock, setClock } from './clock.ts';
import { dropConnections, listConnections, refuseConnections } from './connections.ts';
import { addFaults, clearFaults, dropFault, faultKinds, listFaults } from './faults.ts';
import { getFile, listMessages } from './messages.ts';
import { aboutPage, streamNews } from './page.ts';
import { addPerson, changePerson, listPeople } from './people.ts';
import { recall } from './recall.ts';
import { say } from './say.ts';
import { openChat, readChat, tapMenu } from './seen.ts';
import { tap } from './tap.ts';
import { checkedCard, getTrace, listSends, listTrace } from './trace.ts';

/** /sandbox: what scripts and the page drive (docs/sandbox.md). */
export function sandboxApi(world: World, postman: Postman, exchange: Exchange): Hono {
  const api = new Hono();
  api.get('/people', listPeople(world));
  api.post('/people', addPerson(world, postman));
  api.patch('/people/:person', changePerson(world, postman));
  api.get('/chats', listChats(world));
  api.post('/chats', makeChat(world, postman));
  api.post('/chats/:chat_id/bot', moveBot(world, postman));
  api.post('/chats/:chat_id/members', moveMembers(world, postman));
  api.post('/chats/:chat_id/disband', disband(world, postman));
  api.post('/open', openChat(world, postman));
  api.post('/read', readChat(world, postman));
  api.post('/menu', tapMenu(world, postman));
  api.post('/recall', recall(world, postman));
  api.post('/say', say(world, postman));
  api.get('/messages', listMessages(world));
  api.post('/tap', tap(world, postman));
  api.get('/clock', readClock(world));
  api.post('/clock', setClock(world, postman));
  api.get('/files/:key', getFile(world));
  api.get('/connections', listConnections(exchange));
  api.post('/connections', refuseConnections(exchange));
  api.post('/connections/drop', dropConnections(exchange));
  api.post('/tokens/revoke', (c) => {
    revokeTokens(world);
    return c.json({});
  });
  api.post('/reset', reset(world, postman, exchange));
  api.get('/page', aboutPage(world));
  api.get('/events', streamNews(world));
  api.get('/faults', listFaults(world));
  api.get('/faults/kinds', faultKinds);
  api.post('/faults', addFaults(world));
  api.delete('/faults', clearFaults(world));
  api.delete('/faults/:id', dropFault(world));
  api.get('/trace', listTrace(world));
  api.get('/trace/sends', listSends(world));
  api.post('/trace/card', checkedCard(world));
  api.get('/trace/:id', getTrace(world));
  api.all('*', () => {
    throw new ScriptRefusal(words.refusal.noRoute, 404);
  });
  api.onError((error, c) => {
    if (error instanceof ScriptRefusal) return c.json({ error: error.message }, error.status);
    return c.json({ error: words.refusal.internal(error.message) }, 500);
  });
  return api;
}

const reset = (world: World, postman: Postman, exchange: Exchange) => async (c: Context) => {
  wipe(world);
  exchange.refusing = undefined;
  postman.rewind();
  await world.o.onReset();
  world.feed.tell({ kind: 'reset' });
  world.feed.tell({ kind: 'clock' });
  return c.json({});
};
