import type { Context, MiddlewareHandler } from 'hono';
import type { Clock } from './site.ts';

/** On every answer, errors included: nothing from elsewhere, no frame, no guess of type, no trace. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Pages say "same-origin" for themselves, so that browsers tell us our own forms apart (see `sameOrigin`).
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export function securityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
  };
}

/** True when a form was sent from our own pages. A browser that says nothing of it is not a browser that can be abused. */
export function sameOrigin(c: Context, origin: string): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = c.req.header('Origin');
  if (from === undefined || from === origin) return true;
  // Served under another name than the configured one (localhost for 127.0.0.1): the browser names it in both places.
  const host = c.req.header('Host');
  return host !== undefined && URL.parse(from)?.host === host;
}

/** Types of body our forms send; anything else is not one of them. */
export function isForm(c: Context): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header('Content-Type') ?? '');
}

/** Allows so much in a burst, refilled over a minute, for each visitor; an act may cost more than one. */
export function bucket(burst: number, clock: Clock): (visitor: string, cost?: number) => boolean {
  const levels = new Map<string, { left: number; at: number }>();
  const MINUTE = 60_000;
  const MOST_VISITORS = 10_000;
  return (visitor, cost = 1) => {
    const now = clock.now();
    // A crowd of made-up visitors costs them their memory of each other, not us ours.
    if (levels.size >= MOST_VISITORS) levels.clear();
    const known = levels.get(visitor) ?? { left: burst, at: now };
    const left = Math.min(burst, known.left + ((now - known.at) / MINUTE) * burst);
    levels.set(visitor, { left: left >= cost ? left - cost : left, at: now });
    return left >= cost;
  };
}
