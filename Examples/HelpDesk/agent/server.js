// What the page asks of the server: each request has the password, and the live ones are lines of JSON without end.

/** The server does not take the password. */
export class Refused extends Error {}

export class Server {
  #password;

  constructor(password) {
    this.#password = password;
  }

  async #request(path, options) {
    const headers = { authorization: `Bearer ${this.#password}` };
    const response = await fetch(path, { ...options, headers, cache: 'no-store' });
    if (response.status === 401) throw new Refused();
    if (!response.ok) throw Object.assign(new Error(`${response.status}`), { status: response.status });
    return response;
  }

  /** Tells the server something. */
  async post(path, body = {}) {
    await this.#request(path, { method: 'POST', body: JSON.stringify(body) });
  }

  /** Calls `take` with each value that comes, until the signal says stop or the connection ends. */
  async follow(path, signal, take) {
    const response = await this.#request(path, { signal });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const lines = text.split('\n');
      text = lines.pop();
      for (const line of lines) if (line) take(JSON.parse(line));
    }
  }

  /** Follows again and again, however often the connection is lost; throws when the password is refused. */
  async keepFollowing(path, signal, take, onState = () => {}) {
    while (!signal.aborted) {
      try {
        await this.follow(path, signal, (value) => {
          onState('');
          take(value);
        });
      } catch (error) {
        if (error instanceof Refused || error.status === 404) throw error;
      }
      if (signal.aborted) return;
      onState('The connection is lost. Trying again …');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
