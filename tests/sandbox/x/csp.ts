/**
 * The shape of x.com's policy: scripts only from itself or with the nonce, connections and frames to a closed list,
 * inline styles allowed, no Trusted Types. What the extension puts into the page has to live under this.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "connect-src 'self' blob: https://api.x.com https://*.twimg.com",
    `script-src 'self' 'wasm-unsafe-eval' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data: https://*.twimg.com",
    "media-src 'self' blob:",
    "font-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
