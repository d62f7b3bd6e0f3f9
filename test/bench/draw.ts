/** The draw: at the sizes it was made for, and against what others do. */
import { benchScale } from './draw/scale.ts';
import { benchTeamPeers } from './draw/team-peers.ts';
import { benchUnitPeers } from './draw/unit-peers.ts';

export async function benchDraw(): Promise<void> {
  await benchScale();
  await benchTeamPeers();
  await benchUnitPeers();
}
