/** Secrets by their names; a card's token lets whoever has it change the card. */
const SECRET =
  /(\\?"(?:app_secret|AppSecret|tenant_access_token|app_access_token|token|verification_token|encrypt_key)\\?"\s*:\s*\\?")([^"\\]*)/g;

/** The ticket of a long connection, in its address. */
const TICKET = /((?:access_key|ticket)=)([^&"\\]*)/g;

const beginning = (_: string, before: string, secret: string): string => `${before}${secret.slice(0, 3)}***`;

/** A text as it may be shown: of each secret, how it begins. */
export const masked = (text: string): string => text.replace(SECRET, beginning).replace(TICKET, beginning);
