from arena.outbox.models.delivery_attempt import DeliveryAttempt
from arena.outbox.models.demo_letter import DemoLetter
from arena.outbox.models.heartbeat import Heartbeat
from arena.outbox.models.outbound_letter import OutboundLetter

__all__ = ["DeliveryAttempt", "DemoLetter", "Heartbeat", "OutboundLetter"]
