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
];
