/** What of a stream the adapters use; node has none. */
export class FakeMediaStream {
  readonly #tracks = new Set<object>();

  addTrack(track: object): void {
    this.#tracks.add(track);
  }

  removeTrack(track: object): void {
    this.#tracks.delete(track);
  }

  getTracks(): readonly object[] {
    return [...this.#tracks];
  }
}

export const createTrack = (id: string): MediaStreamTrack => ({ id }) as MediaStreamTrack;
