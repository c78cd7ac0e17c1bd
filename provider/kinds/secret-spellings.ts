/** Short values also occur in messages: hiding `yes` or `22` would make messages unreadable. */
const WORTH_HIDING = 4;
/** A value behind the name of something secret, in a line of a file: `password: hunter2`, `token="..."`. */
const NAMED = /(?:pass\w*|token|secret|key|credential\w*|auth\w*|psk)["']?\s*[:=]\s*["']?([^"'\s,;}<>]+)/gi;
/** An event quotes the condition that quotes the webhook that quotes the object: each adds the escapes of JSON once more. */
const QUOTED_AGAIN = 4;
const BASE64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;

/** The ways in which a message may quote a secret text: whole and by line, decoded and encoded, and with the escapes of JSON and of Go. */
export function spellingsOf(secret: string): Set<string> {
  const found = new Set<string>();
  for (const text of [secret, ...decoded(secret)]) {
    const lines = text.includes('\n') ? text.split('\n').map((line) => line.trim()) : [];
    const named = [...text.matchAll(NAMED)].map(([, value]) => value!);
    for (const part of [text, text.trim(), ...lines, ...named]) {
      if (part.length < WORTH_HIDING) continue;
      found.add(inUrl(part));
      for (let level = 0, spelling = part; level <= QUOTED_AGAIN; level++, spelling = escaped(spelling))
        found.add(spelling);
    }
    for (const whole of [text, text.trim()]) {
      if (whole.length < WORTH_HIDING) continue;
      const encoded = Buffer.from(whole).toString('base64');
      for (const spelling of [encoded, inUrl(encoded), Buffer.from(encoded).toString('base64')]) found.add(spelling);
    }
  }
  return found;
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** As part of a URL. Half a character, which a URL cannot express, stays as it is. */
const inUrl = (text: string): string => text.replace(/[^A-Za-z0-9\-_.!~*'()\ud800-\udfff]/gu, encodeURIComponent);

/** The text that a base64 text stands for. */
function decoded(text: string): string[] {
  const compact = text.replace(/[\r\n]/g, '');
  if (!BASE64.test(compact) || compact.length % 4 !== 0) return [];
  const inside = Buffer.from(compact, 'base64').toString('utf8');
  return inside.includes('\ufffd') ? [] : [inside];
}
