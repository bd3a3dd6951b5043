/** How Redfish names whether a machine has power. */
export type PowerState = 'On' | 'Off';

/** What a client wants done with a machine's power. */
export interface Reset {
  readonly host: string;
  readonly type: 'On' | 'ForceOff' | 'ForceRestart';
}

/** What is answered, and what is to be done before that. */
export interface RedfishReply {
  readonly status: number;
  readonly body: object;
  readonly reset?: Reset;
}

const systemPath = /^\/redfish\/v1\/Systems\/([a-z0-9-]+)(\/Actions\/ComputerSystem\.Reset)?\/?$/;

/**
 * The part of the Redfish specification (DSP0266) that fence_redfish asks for: a computer system with its power state, and its reset.
 * `power` tells of a host whether it is on; undefined when there is none of that name.
 */
export function redfishReply(
  method: string,
  path: string,
  body: string,
  power: (host: string) => PowerState | undefined,
): RedfishReply {
  const [, host = '', action] = systemPath.exec(path) ?? [];
  const state = power(host);
  if (state === undefined) return failed(404, 'there is no such resource');
  const url = `/redfish/v1/Systems/${host}`;
  if (action === undefined) {
    if (method !== 'GET') return failed(405, 'a system is only read');
    const actions = { '#ComputerSystem.Reset': { target: `${url}/Actions/ComputerSystem.Reset` } };
    return { status: 200, body: { '@odata.id': url, Id: host, PowerState: state, Actions: actions } };
  }
  if (method !== 'POST') return failed(405, 'an action is posted');
  const type = resetType(body);
  return type === undefined
    ? failed(400, 'ResetType must be On, ForceOff or ForceRestart')
    : { status: 200, body: {}, reset: { host, type } };
}

function resetType(body: string): Reset['type'] | undefined {
  let type: unknown;
  try {
    type = (JSON.parse(body) as { ResetType?: unknown } | null)?.ResetType;
  } catch {
    return undefined;
  }
  return type === 'On' || type === 'ForceOff' || type === 'ForceRestart' ? type : undefined;
}

function failed(status: number, message: string): RedfishReply {
  return { status, body: { error: { code: 'Base.1.0.GeneralError', message } } };
}
