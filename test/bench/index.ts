/** `npm run bench`: ours against peers in the same run; read the ratios, not the seconds. */
import { benchCards } from './cards.ts';
import { benchDraw } from './draw.ts';
import { benchImport } from './import.ts';
import { benchPage } from './page.ts';
import { benchWebhook } from './webhook.ts';

await benchCards();
await benchWebhook();
await benchDraw();
await benchPage();
await benchImport();
