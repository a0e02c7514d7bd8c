from arena.outbox.models.bounce import Bounce
from arena.outbox.models.counter import Counter
from arena.outbox.models.day_place import DayPlace
from arena.outbox.models.delivery_attempt import DeliveryAttempt
from arena.outbox.models.demo_letter import DemoLetter
from arena.outbox.models.domain_rest import DomainRest
from arena.outbox.models.heartbeat import Heartbeat
from arena.outbox.models.outbound_letter import OutboundLetter
from arena.outbox.models.suppression import Suppression

__all__ = [
    "Bounce",
    "Counter",
    "DayPlace",
    "DeliveryAttempt",
    "DemoLetter",
    "DomainRest",
    "Heartbeat",
    "OutboundLetter",
    "Suppression",
]
