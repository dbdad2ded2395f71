/** Reads Server-Sent Events from any request: an `EventSource` cannot prove whose the session is. */

/** Takes text piece by piece and calls `receive(name, data)` with each event that is whole (HTML Standard, 9.2.6). */
export function parser(receive) {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
      if (fields.has('data')) receive(fields.get('event') ?? 'message', JSON.parse(fields.get('data')));
    }
  };
}

/**
 * Listens until the server ends the stream.
 *
 * @param {{session: string, secret: string}|null} session whose inside is told; null: only what the page is
 * @throws when there is no connection, and when it is aborted
 * @returns the status of the answer
 */
export async function listen(url, session, signal, receive) {
  const headers = session ? { 'X-Session-ID': session.session, Authorization: `Bearer ${session.secret}` } : {};
  const response = await fetch(url, { headers, signal, cache: 'no-store' });
  if (!response.ok) return response.status;
  const take = parser(receive);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
  return response.status;
}
