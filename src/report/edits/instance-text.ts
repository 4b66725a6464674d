import { readDottedName } from '../../syntax/names.js';
import type { SwapCall } from '../swap/request.js';

const INSTANCE_NAME = /sequelize|^(?:db|database|orm|conn|connection)$|(?:db|database|connection)$/i;
/** Made by Sequelize in this file, or called as instances are: `user` of a file of models is a Model just as well. */
export function isSurelyInstance({ receiver }: Pick<SwapCall, 'receiver'>): boolean {
  if (receiver.target !== 'instance') return false;
  const name = receiver.node && readDottedName(receiver.node)?.at(-1);
  return receiver.owner.kind === 'sequelize' || (name !== undefined && INSTANCE_NAME.test(name));
}
