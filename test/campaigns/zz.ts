import { repeatCampaign } from './repeat.ts';

const r = await repeatCampaign('x');
console.log({ ...r, difference: r.difference.map((l) => l.slice(0, 600)).slice(0, 30) });
