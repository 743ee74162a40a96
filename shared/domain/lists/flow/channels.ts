/** The channels between the rows of a drawing: which level line runs in which track, so that lines of different starts never lie on each other. */

/** Where a net leaves its track: up to the row above or down to the row below. */
export type Pin = { x: number; up: boolean };
type Net = { pins: Pin[]; low: number; high: number; track: number };

/** Lines nearer than this look like one. */
const near = 8;

export class Channels {
  private nets = new Map<number, Map<string, Net>>();

  /** Nets of one name in one channel are one line. */
  pin(channel: number, name: string, pin: Pin): void {
    let nets = this.nets.get(channel);
    if (!nets) this.nets.set(channel, (nets = new Map<string, Net>()));
    const net = nets.get(name) ?? { pins: [], low: Infinity, high: -Infinity, track: 0 };
    net.pins.push(pin);
    net.low = Math.min(net.low, pin.x);
    net.high = Math.max(net.high, pin.x);
    nets.set(name, net);
  }

  /** Gives every net its track; answers how many tracks each channel has. */
  assign(): Map<number, number> {
    const tracks = new Map<number, number>();
    for (const [channel, nets] of this.nets) tracks.set(channel, assigned([...nets.values()]));
    return tracks;
  }

  /** Tracks count from the top. */
  track(channel: number, name: string): number {
    return this.nets.get(channel)?.get(name)?.track ?? 0;
  }
}

/** Crossings if `above` runs above `below`. */
function crossings(above: Net, below: Net): number {
  const inside = (x: number, net: Net): boolean => x > net.low && x < net.high;
  return below.pins.filter((p) => p.up && inside(p.x, above)).length + above.pins.filter((p) => !p.up && inside(p.x, below)).length;
}

/** Whether the one must run above the other, because the one goes up where the other goes down. */
const mustBeAbove = (one: Net, other: Net): boolean =>
  one.pins.some((p) => p.up && other.pins.some((q) => !q.up && Math.abs(p.x - q.x) < near));

function assigned(nets: Net[]): number {
  let open = [...nets];
  let track = 0;
  for (; open.length > 0; track += 1) {
    const rest = [...open];
    const line: Net[] = [];
    const free = rest.filter((net) => !rest.some((other) => other !== net && mustBeAbove(other, net)));
    const gain = (net: Net): number =>
      rest.reduce((sum, other) => (other === net ? sum : sum + crossings(net, other) - crossings(other, net)), 0);
    for (const net of (free.length > 0 ? free : rest.slice(0, 1)).sort((a, b) => gain(a) - gain(b))) {
      if (line.some((other) => other.low < net.high + near && net.low < other.high + near)) continue;
      if (line.length > 0 && gain(net) > 0) continue;
      net.track = track;
      line.push(net);
    }
    open = open.filter((net) => !line.includes(net));
  }
  return track;
}
