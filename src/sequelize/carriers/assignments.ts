import type { TSESTree } from '@typescript-eslint/utils';
import { readMemberName, unwrap, wrapped } from '../../syntax/names.js';
import { applyMutation } from '../../values/flow/apply.js';
import { enclosingFunction } from '../../values/model/bindings.js';
import { unknown } from '../../values/model/choice.js';
import type { Evaluation } from '../../values/model/evaluation.js';
import { emptyObject, openUp, readProperty } from '../../values/model/objects.js';
import { createCarrier } from './carrier.js';
import type { SourceCode } from '../../syntax/source-code.js';
import type { Carrier } from '../facts.js';
import { readFileNames } from '../mentions.js';
import { readReceiver } from '../receivers/receiver.js';
import { readOptions } from '../options/read.js';

/** `sequelize.options.sync = …`, `sequelize.options.sync.force = …`, `User.options.force = …`. */
export function readAssignmentCarriers(sourceCode: SourceCode, evaluation: Evaluation): readonly Carrier[] {
  return readFileNames(sourceCode).get('sync', 'force', 'alter').flatMap(({ node }) => readAssigned(node, evaluation));
}

function readAssigned(node: TSESTree.Node, evaluation: Evaluation): readonly Carrier[] {
  const assignment = readAssignment(node);
  const path = assignment && readOptionsPath(unwrap(assignment.left));
  if (!assignment || !path) return [];
  const receiver = readReceiver(path.receiver, 'options', evaluation);
  if (receiver.owner.kind === 'other') return [];
  const change = { kind: 'set' as const, node: assignment, path: path.names, home: enclosingFunction(assignment) };
  // What else the options hold is not known here.
  const options = openUp(emptyObject(assignment), unknown('call', assignment));
  const written = applyMutation(change, options, evaluation);
  const value = path.names[0] === 'sync' ? readProperty(written, 'sync', assignment) : written;
  const isInstance = path.names[0] === 'sync' || receiver.target === 'instance';
  const place = { carrier: isInstance ? ('instanceOptionsAssignment' as const) : ('modelOptionsAssignment' as const), node: assignment.left, receiver };
  // Pointing at the left side: nothing stands inside it.
  return [createCarrier(place, readOptions(value, assignment.left))];
}

/** The assignment whose left side ends in a member's name. */
function readAssignment(node: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  const member = node.parent;
  if (member?.type !== 'MemberExpression' || member.property !== node) return undefined;
  const left = wrapped(member);
  return left.parent?.type === 'AssignmentExpression' && left.parent.left === left ? left.parent : undefined;
}

interface OptionsPath {
  readonly receiver: TSESTree.Node;
  readonly names: readonly string[];
}

/** The keys that follow `.options`, and what stands before it. */
function readOptionsPath(member: TSESTree.Node): OptionsPath | undefined {
  const names: string[] = [];
  let current = member;
  while (current.type === 'MemberExpression' && names.length < 3) {
    const name = readMemberName(current);
    if (name === undefined) return undefined;
    if (name === 'options' && names.length > 0) return { receiver: unwrap(current.object), names };
    names.unshift(name);
    current = unwrap(current.object);
  }
  return undefined;
}
