// Conditions that let every row through.
import type { FieldProgram } from '../../support/field.js';

const MODEL = "const { Order } = require('../models');\n";

export const programs: readonly FieldProgram[] = [
  {
    id: 'what a request sends, in many forms',
    code: `${MODEL}
app.delete('/a', (request, reply) => Order.destroy({ where: request.query })); //! no-mass-delete
app.delete('/b', ({ body }, res) => Order.destroy({ where: body })); //! no-mass-delete
app.delete('/c', ({ body: { filter } }, res) => Order.destroy({ where: filter })); //! no-mass-delete
router.delete('/d', async (ctx) => { const where = ctx.request.body; await Order.destroy({ where }); }); //! no-mass-delete
app.delete('/e', (req, res) => { const filter = { ...req.body.filter }; return Order.destroy({ where: filter }); }); //! no-mass-delete
exports.handler = async (event) => Order.destroy({ where: JSON.parse(event.body) }); //! no-mass-delete
exports.DELETE = async (request) => { const { where } = await request.json(); await Order.destroy({ where }); }; //! no-mass-delete`,
  },
  {
    id: "what a request sends, by Nest's decorators",
    path: 'src/orders.controller.ts',
    code: `
import { Body, Controller, Delete, Param, Query } from '@nestjs/common';
import { Order } from './models';
@Controller()
export class OrdersController {
  @Delete() remove(@Body() filter: object) { return Order.destroy({ where: { ...filter } }); } //! no-mass-delete
  @Delete('q') query(@Query() query: object) { return Order.destroy({ where: query }); } //! no-mass-delete
  @Delete(':id') one(@Param() params: object) { return Order.destroy({ where: params }); }
}`,
  },
  {
    id: 'a request that is tested, named by key, or a parameter of a route',
    code: `${MODEL}
app.delete('/a/:id', (req, res) => Order.destroy({ where: req.params }));
app.delete('/b', (req, res) => Order.destroy({ where: { id: req.body.id } }));
app.delete('/c', (req, res) => Order.destroy({ where: { ...req.query, owner: req.user.id } }));
app.delete('/d', (req, res) => {
  const where = req.query;
  if (Object.keys(where).length === 0) return res.sendStatus(400);
  return Order.destroy({ where });
});
exports.remove = (where) => Order.destroy({ where });`,
  },
  {
    id: 'operators of the time before symbols',
    dependencies: { sequelize: '^4.44.0' },
    code: `${MODEL}
Order.destroy({ where: { $and: [{}] } }); //! no-mass-delete
Order.destroy({ where: { '$and': [] } }); //! no-mass-delete
Order.destroy({ where: { id: { '$notIn': [], $not: [] } } }); //! no-mass-delete`,
  },
  {
    id: 'operators of the time before symbols that limit the rows',
    dependencies: { sequelize: '^4.44.0' },
    code: `${MODEL}
Order.destroy({ where: { $and: [{ id: 1 }] } });
Order.destroy({ where: { id: { $in: [] } } });
Order.destroy({ where: { id: { $notIn: [1] } } });
Order.destroy({ where: { $or: [] } });`,
  },
  {
    id: 'conditions through functions: default, rest, object, three levels, a loop of calls',
    code: `${MODEL}
const remove = ({ where = {} } = {}) => Order.destroy({ where });
remove(); //! no-mass-delete
remove({ where: { id: 1 } });
const outer = (options) => inner(options);
const inner = (options) => innermost(options.where);
const innermost = (where) => Order.destroy({ where });
outer({ where: {} }); //! no-mass-delete
outer({ where: { id: 2 } });
const make = (where) => ({ run: () => Order.destroy({ where }) });
make({}); //! no-mass-delete
function ring(where) { if (where) ring(where); return Order.destroy({ where: { id: 1 } }); }
ring({});`,
  },
  { id: 'a key of a request, with a value of its own', code: "const { Order } = require('./models');\nexports.a = (req) => Order.destroy({ where: { id: req.query.id, ownerId: req.user.id } });" },
  { id: 'a function whose every call names rows', code: "const { Order } = require('./models');\nconst remove = (where) => Order.destroy({ where });\nremove({ id: 1 });\nremove({ ownerId: 2, state: 'new' });" },
  { id: 'a condition that is thrown out where it is empty', code: "const { Order } = require('./models');\nexports.a = (req) => {\n  const where = req.query;\n  if (Object.keys(where).length === 0) throw new Error('no condition');\n  return Order.destroy({ where });\n};" },
  {
    id: 'operators under other names',
    code: `
import * as orm from 'sequelize';
import { Op as O, Sequelize as S } from 'sequelize';
const User = new S(url).define('user', {});
const P = S.Op;
const { Op: Q, Op: { and, notIn: none } } = S;
const key = O.and;
User.destroy({ where: { id: { [O.notIn]: [] } } }); //! no-mass-delete
User.destroy({ where: { [O['and']]: [] } }); //! no-mass-delete
User.destroy({ where: { [P.and]: [] } }); //! no-mass-delete
User.destroy({ where: { [Q.and]: [] } }); //! no-mass-delete
User.destroy({ where: { [and]: [] } }); //! no-mass-delete
User.destroy({ where: { id: { [none]: [] } } }); //! no-mass-delete
User.destroy({ where: { [key]: [] } }); //! no-mass-delete
User.destroy({ where: { [orm.Op.and]: [] } }); //! no-mass-delete`,
  },
  {
    id: 'operators under other names that take rows away, and names that are no operators',
    code: `
import { Op as O, Sequelize } from 'sequelize';
const User = new Sequelize(url).define('user', {});
const { in: one, or } = O;
const columns = { and: 'and_column' };
User.destroy({ where: { id: { [O.in]: [] } } });
User.destroy({ where: { id: { [one]: [] } } });
User.destroy({ where: { [or]: [] } });
User.destroy({ where: { [columns.and]: [] } });
User.destroy({ where: { [O.and]: [{ id: 1 }] } });`,
  },
  {
    id: 'decorators of a request under other names, and copies that Object.assign makes',
    path: 'src/orders.ts',
    code: `
import { Body as Sent, Query as Asked } from '@nestjs/common';
import * as nest from '@nestjs/common';
import { Order } from './models';
export class Orders {
  a(@Sent() filter: any) { return Order.destroy({ where: filter }); } //! no-mass-delete
  b(@Asked() filter: any) { return Order.destroy({ where: { ...filter } }); } //! no-mass-delete
  c(@nest.Query() filter: any) { return Order.destroy({ where: Object.assign({}, filter) }); } //! no-mass-delete
  d(@Asked('state') state: string) { return Order.destroy({ where: { state } }); }
}`,
  },
  { id: 'a decorator that only has the name of another', path: 'src/a.ts', code: "import { Param as Query } from '@nestjs/common';\nimport { Order } from './models';\nexport class Orders { a(@Query() filter: any) { return Order.destroy({ where: filter }); } }" },
  { id: 'a copy with a key of its own', code: `${MODEL}exports.a = (req) => Order.destroy({ where: Object.assign({ ownerId: req.user.id }, req.query) });\nexports.b = (req) => Order.destroy({ where: Object.assign({}, req.params) });` },
];
