/** A public list without a script: its frame, its style and what it may do. */
import { createHash } from 'node:crypto';
import { escaped as escapedText } from './html.ts';

export const escaped = (text: string) => escapedText(text).replace(/>/g, '&gt;');

const STYLE = `:root{color-scheme:light dark;--back:#f5f6f7;--sheet:#fff;--text:#1f2329;--soft:#51565d;--line:#d0d3d6;--good:#137a3d;--mark:#3370ff}
@media (prefers-color-scheme:dark){:root{--back:#16181b;--sheet:#202327;--text:#ebecee;--soft:#b3b8bf;--line:#41464d;--good:#6fd08f;--mark:#6ea0ff}}
*{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--text);font:16px/1.65 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:760px;margin:0 auto;padding:16px}h1{font-size:24px}h2{font-size:18px;margin:0}h3{font-size:16px;margin:16px 0 4px}article{background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
dl{margin:8px 0;display:grid;grid-template-columns:7em 1fr;gap:4px 12px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.state{color:var(--good)}.soft,summary{color:var(--soft)}p,h2,h3{overflow-wrap:anywhere}summary{min-height:44px;line-height:44px;cursor:pointer}p{margin:8px 0}
figure{margin:12px 0}figure svg{width:100%;height:auto;max-width:560px;display:block}svg text{font-size:11px;fill:var(--soft)}svg .cell{fill:var(--line);fill-opacity:.45}svg .busy{fill:var(--mark);fill-opacity:1}figcaption{color:var(--soft);font-size:14px}
@media (max-width:480px){dl{grid-template-columns:1fr}dd{margin-bottom:6px}}@media print{body{background:none}article{break-inside:avoid}}`;

export const PLAIN_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function plainPage(title: string, lead: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p class="soft">${lead}</p>
${body}
</main></body></html>
`;
}

/** Labels with what stands under them; what is empty is left out. */
export function facts(rows: readonly (readonly [string, string | null])[]): string {
  const shown = rows.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [`<dt>${label}</dt><dd>${escaped(value)}</dd>`],
  );
  return `<dl>${shown.join('')}</dl>`;
}

export const fold = (title: string, inside: string) =>
  `<details><summary>${title}</summary>${inside}</details>`;
