/** `npm run bench`: ours against peers in the same run; read the ratios, not the seconds. */
import { benchCards } from './cards.ts';
import { benchDoors } from './doors.ts';
import { benchDraw } from './draw.ts';
import { benchEffects } from './effects.ts';
import { benchImport } from './import.ts';
import { benchPage } from './page.ts';
import { benchWebhook } from './webhook.ts';

await benchCards();
await benchWebhook();
await benchDoors();
await benchEffects();
await benchDraw();
await benchPage();
await benchImport();
